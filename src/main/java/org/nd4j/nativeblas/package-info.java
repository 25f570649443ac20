/**
 * Not ours: the one class here repairs a lookup of DL4J 1.0.0-M2.1 and must bear this name.
 *
 * @see org.nd4j.nativeblas.Nd4jCpu
 */
package org.nd4j.nativeblas;
