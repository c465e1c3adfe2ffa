/**
 * Releases over HTTP, and the start of their jobs.
 *
 * <p>What must stay true: jobs are started here only, because the server ties a job's ownership to
 * the component that starts it; a release is worked on by one live node at a time.
 */
package org.shrutik.web.dataset;
