package dev.sightline.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The style of the project's figures, and their output as PNG files. */
public final class Charts {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 480;
  private static final int DPI = 110;

  private Charts() {}

  /** Creates an empty line chart. */
  public static XYChart lines(String title, String xAxis, String yAxis) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(xAxis)
            .yAxisTitle(yAxis)
            .theme(Styler.ChartTheme.XChart)
            .build();
    chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideSE);
    chart.getStyler().setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line);
    chart.getStyler().setChartBackgroundColor(java.awt.Color.WHITE);
    return chart;
  }

  /** Adds a line without markers. */
  public static XYSeries add(XYChart chart, String name, double[] x, double[] y) {
    XYSeries series = chart.addSeries(name, x, y);
    series.setMarker(SeriesMarkers.NONE);
    return series;
  }

  /** Writes {@code folder/name.png} and creates the folder if it is missing. */
  public static void write(XYChart chart, Path folder, String name) {
    try {
      Files.createDirectories(folder);
      BitmapEncoder.saveBitmapWithDPI(
          chart, folder.resolve(name).toString(), BitmapEncoder.BitmapFormat.PNG, DPI);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the figure " + name + " to " + folder, e);
    }
  }
}
