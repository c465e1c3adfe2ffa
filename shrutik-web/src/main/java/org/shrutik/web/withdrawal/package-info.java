/** Taking back what was spoken, and fetching what is kept of oneself. */
package org.shrutik.web.withdrawal;
