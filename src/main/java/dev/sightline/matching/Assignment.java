package dev.sightline.matching;

import java.util.Arrays;

/**
 * The optimal assignment of rows to columns: each row gets at most one column, each column at most
 * one row, and the sum of the gains is the largest.
 *
 * <p>Shortest augmenting paths over reduced costs (Kuhn 1955; Jonker and Volgenant 1987), in {@code
 * O(rows² · (rows + columns))}, fast enough for the few dozen faces of a frame. Deterministic: of
 * equally good assignments it returns the one that serves earlier rows and columns first.
 */
public final class Assignment {
  /** The result for a row without a column. */
  public static final int NONE = -1;

  private final double[][] gains;
  private final int columns;

  /** The start of every path: an extra last column that holds the row to be assigned. */
  private final int start;

  private final int[] rowOf;
  private final double[] rowPrice;
  private final double[] columnPrice;

  private Assignment(double[][] gains) {
    this.gains = gains;
    this.columns = gains.length == 0 ? 0 : gains[0].length;
    this.start = columns + gains.length;
    this.rowOf = new int[start + 1];
    this.rowPrice = new double[gains.length];
    this.columnPrice = new double[start + 1];
    Arrays.fill(rowOf, NONE);
  }

  /**
   * Returns the optimal assignment.
   *
   * @param gains {@code [rows][columns]}, all rows of one length; a pair whose gain is not above 0
   *     is never assigned
   * @return for each row its column, or {@link #NONE}
   */
  public static int[] maximize(double[][] gains) {
    Assignment assignment = new Assignment(gains);
    for (int row = 0; row < gains.length; row++) {
      assignment.assign(row);
    }
    return assignment.columnOfRow();
  }

  /**
   * Returns the reduced cost. Each row has one extra column behind the real ones, at no cost: to
   * get none.
   */
  private double cost(int row, int column) {
    if (column >= columns) {
      return 0;
    }
    double gain = gains[row][column];
    return gain > 0 ? -gain : Double.POSITIVE_INFINITY;
  }

  /** Assigns the row a column by the cheapest augmenting path to a free column. */
  private void assign(int row) {
    Path path = new Path(start);
    rowOf[start] = row;
    int column = start;
    while (rowOf[column] != NONE) {
      column = extend(path, column);
    }
    while (column != start) {
      int previous = path.previous[column];
      rowOf[column] = rowOf[previous];
      column = previous;
    }
  }

  /**
   * Performs one step of Dijkstra's algorithm: reaches the nearest column and adjusts all prices.
   */
  private int extend(Path path, int from) {
    path.reached[from] = true;
    int row = rowOf[from];
    int nearest = NONE;
    for (int column = 0; column < start; column++) {
      if (path.reached[column]) {
        continue;
      }
      path.shorten(column, cost(row, column) - rowPrice[row] - columnPrice[column], from);
      if (nearest == NONE || path.distance[column] < path.distance[nearest]) {
        nearest = column;
      }
    }
    adjustPrices(path, path.distance[nearest]);
    return nearest;
  }

  private void adjustPrices(Path path, double step) {
    for (int column = 0; column <= start; column++) {
      if (path.reached[column]) {
        rowPrice[rowOf[column]] += step;
        columnPrice[column] -= step;
      } else {
        path.distance[column] -= step;
      }
    }
  }

  private int[] columnOfRow() {
    int[] columnOf = new int[gains.length];
    Arrays.fill(columnOf, NONE);
    for (int column = 0; column < columns; column++) {
      if (rowOf[column] != NONE) {
        columnOf[rowOf[column]] = column;
      }
    }
    return columnOf;
  }

  /** The columns reached so far from the start, and the cheapest way to each of the others. */
  private static final class Path {
    final boolean[] reached;
    final double[] distance;
    final int[] previous;

    Path(int start) {
      reached = new boolean[start + 1];
      distance = new double[start + 1];
      previous = new int[start + 1];
      Arrays.fill(distance, Double.POSITIVE_INFINITY);
    }

    void shorten(int column, double length, int by) {
      if (length < distance[column]) {
        distance[column] = length;
        previous[column] = by;
      }
    }
  }
}
