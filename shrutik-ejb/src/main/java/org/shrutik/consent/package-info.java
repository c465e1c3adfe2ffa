/**
 * What speakers agree to before they record. What must stay true: a text that somebody agreed to is
 * never changed, a new wording is a new version; whoever is not of age agrees through a guardian.
 */
package org.shrutik.consent;
