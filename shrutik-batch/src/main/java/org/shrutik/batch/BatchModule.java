package org.shrutik.batch;

import jakarta.ejb.Singleton;

/**
 * Makes this jar a module of the EAR: Payara Server sees the CDI beans and job definitions of an
 * EJB module, and refuses one without an EJB. It does nothing.
 */
@Singleton
public class BatchModule {}
