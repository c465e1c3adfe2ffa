/** Consent and its texts over HTTP. */
package org.shrutik.web.consent;
