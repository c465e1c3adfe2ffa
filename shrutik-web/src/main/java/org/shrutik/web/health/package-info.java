/** Health of the server over HTTP. */
package org.shrutik.web.health;
