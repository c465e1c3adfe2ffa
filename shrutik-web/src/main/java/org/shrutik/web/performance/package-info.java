/** What this node measures of itself, for who runs it. */
package org.shrutik.web.performance;
