package dev.sightline.serving.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Keeps slow clients from holding the server's threads: no thread waits for a body of up to {@value
 * #EAGER_BYTES} bytes, a larger one must keep coming, and an address has a bounded number of
 * requests in course.
 */
final class RequestGate extends Handler.Wrapper {
  /** The request attribute that is true if the whole body has arrived. */
  static final String ARRIVED = RequestGate.class.getName();

  private static final int EAGER_BYTES = 32 << 10;

  private final AddressCounts inCourse;

  /**
   * @param maxInCourse the maximum number of requests of an address that are answered at a time
   */
  RequestGate(int maxInCourse) {
    this.inCourse = new AddressCounts(maxInCourse);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    boolean body =
        request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    if (!body) {
      return admit(request, response, callback);
    }
    new Body(request, response, callback).run();
    return true;
  }

  private boolean admit(Request request, Response response, Callback callback) throws Exception {
    String address =
        ConnectionBound.address(request.getConnectionMetaData().getRemoteSocketAddress());
    if (!inCourse.tryAcquire(address)) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
      Response.writeError(request, response, callback, 429);
      return true;
    }
    Request.addCompletionListener(request, failure -> inCourse.release(address));
    return super.handle(request, response, callback);
  }

  /** A request whose body is read here until it is complete or larger than is read here. */
  private final class Body extends Request.Wrapper implements Invocable.Task {
    private final Response response;
    private final Callback callback;
    private final ByteArrayOutputStream early = new ByteArrayOutputStream();
    private Content.Chunk next;
    private Content.Chunk afterwards;
    private final DataRate rate = new DataRate(System::nanoTime);
    private boolean waited;

    private Body(Request request, Response response, Callback callback) {
      super(request);
      this.response = response;
      this.callback = callback;
    }

    @Override
    public InvocationType getInvocationType() {
      return InvocationType.NON_BLOCKING;
    }

    /** Reads what there is, and waits for more without a thread. */
    @Override
    public void run() {
      while (true) {
        Content.Chunk chunk = timely(getWrapped().read());
        if (chunk == null) {
          waited = true;
          getWrapped().demand(this);
          return;
        }
        if (Content.Chunk.isFailure(chunk)) {
          afterwards = chunk;
          begin(false);
          return;
        }
        copy(chunk);
        if (chunk.isLast() || early.size() >= EAGER_BYTES) {
          begin(chunk.isLast());
          return;
        }
      }
    }

    private void copy(Content.Chunk chunk) {
      byte[] bytes = new byte[chunk.remaining()];
      chunk.getByteBuffer().get(bytes);
      chunk.release();
      early.writeBytes(bytes);
    }

    private void begin(boolean whole) {
      next = Content.Chunk.from(ByteBuffer.wrap(early.toByteArray()), whole);
      setAttribute(ARRIVED, whole);
      if (waited) {
        getContext().execute(this::answer);
      } else {
        answer();
      }
    }

    private void answer() {
      try {
        if (!admit(this, response, callback)) {
          Response.writeError(this, response, callback, 404);
        }
      } catch (Exception e) {
        Response.writeError(this, response, callback, e);
      }
    }

    @Override
    public Content.Chunk read() {
      if (next != null) {
        Content.Chunk first = next;
        next = first.isLast() ? Content.Chunk.EOF : null;
        return first;
      }
      if (afterwards != null) {
        return afterwards;
      }
      return timely(getWrapped().read());
    }

    @Override
    public void demand(Runnable task) {
      if (next != null || afterwards != null) {
        task.run();
      } else {
        super.demand(task);
      }
    }

    /** Replaces a chunk of a body that comes too slowly by a failure. */
    private Content.Chunk timely(Content.Chunk chunk) {
      if (chunk == null || Content.Chunk.isFailure(chunk)) {
        return chunk;
      }
      if (rate.isTooSlow(chunk.remaining()) && !chunk.isLast()) {
        chunk.release();
        afterwards = Content.Chunk.from(new TimeoutException("the body comes too slowly"), true);
        return afterwards;
      }
      return chunk;
    }
  }
}
