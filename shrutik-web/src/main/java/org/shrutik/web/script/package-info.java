/** Scripts over HTTP. */
package org.shrutik.web.script;
