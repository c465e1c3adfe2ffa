/** Languages a site collects. Bengali is 1 and English 2 on a fresh installation. */
package org.shrutik.language;
