/** The pages people work in: what the frontend's build made, under {@code /app}. */
package org.shrutik.web.app;
