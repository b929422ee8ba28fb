/** Completes openapi.yaml beyond what SmallRye reads from the code. Runs at build time. */
package org.broadsheet.contract;
