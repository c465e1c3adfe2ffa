/**
 * What people find harmful or wrong, from anyone, and what reviewers decide about it. What must
 * stay true: a report is decided once; what is upheld is out of use from the same transaction on.
 */
package org.shrutik.report;
