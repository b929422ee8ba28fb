/** What clients send: query parameters, JSON, slugs. All faults of a request are collected, each with its place. */
package org.broadsheet.request;
