/**
 * The audit: who changed and viewed whose data, and with which settings programs start.
 *
 * <p>Names and counts are recorded, vectors and pictures never. A change is audited after it has
 * happened, a view before the data is shown.
 */
package dev.sightline.audit;
