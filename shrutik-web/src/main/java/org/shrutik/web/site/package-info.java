/** What a site is called, how it looks, and what it tells its people. */
package org.shrutik.web.site;
