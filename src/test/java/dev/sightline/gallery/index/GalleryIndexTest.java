package dev.sightline.gallery.index;

import dev.sightline.gallery.Gallery;
import dev.sightline.gallery.IndexType;
import org.junit.jupiter.api.Nested;

class GalleryIndexTest {

  @Nested
  class Float32WithVectors extends GalleryContract {
    @Override
    Gallery newGallery() {
      return new GalleryIndex(IndexType.FLOAT32, new VectorDotKernel());
    }
  }

  @Nested
  class Float32InPlainJava extends GalleryContract {
    @Override
    Gallery newGallery() {
      return new GalleryIndex(IndexType.FLOAT32, new ScalarDotKernel());
    }
  }

  @Nested
  class Int8WithVectors extends GalleryContract {
    @Override
    Gallery newGallery() {
      return new GalleryIndex(IndexType.INT8, new VectorDotKernel());
    }
  }

  @Nested
  class Int8InPlainJava extends GalleryContract {
    @Override
    Gallery newGallery() {
      return new GalleryIndex(IndexType.INT8, new ScalarDotKernel());
    }
  }
}
