/** Uploads in pieces over HTTP: the tus protocol, version 1.0. */
package org.shrutik.web.upload;
