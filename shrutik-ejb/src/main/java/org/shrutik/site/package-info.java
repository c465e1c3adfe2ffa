/** What a site is called, how it looks, and what it tells its people, by language. */
package org.shrutik.site;
