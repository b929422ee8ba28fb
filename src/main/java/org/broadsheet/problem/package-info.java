/** Why requests fail: RFC 9457 problem documents and the faults they list. */
package org.broadsheet.problem;
