/**
 * Named regions of the server's data grid for answers that cost more than they change. Only where
 * it really helps: rows by their key are cheaper to read than to keep in step.
 */
package org.shrutik.web.cache;
