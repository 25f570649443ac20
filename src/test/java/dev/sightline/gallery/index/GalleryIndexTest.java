package dev.sightline.gallery.index;

import dev.sightline.gallery.Gallery;
import dev.sightline.gallery.IndexType;
import dev.sightline.vectors.DotKernel;
import org.junit.jupiter.api.Nested;

class GalleryIndexTest {

  @Nested
  class Float32WithVectors extends GalleryContract {
    @Override
    Gallery newGallery() {
      return new GalleryIndex(IndexType.FLOAT32, DotKernel.fastest());
    }
  }

  @Nested
  class Float32InPlainJava extends GalleryContract {
    @Override
    Gallery newGallery() {
      return new GalleryIndex(IndexType.FLOAT32, DotKernel.plain());
    }
  }

  @Nested
  class Int8WithVectors extends GalleryContract {
    @Override
    Gallery newGallery() {
      return new GalleryIndex(IndexType.INT8, DotKernel.fastest());
    }
  }

  @Nested
  class Int8InPlainJava extends GalleryContract {
    @Override
    Gallery newGallery() {
      return new GalleryIndex(IndexType.INT8, DotKernel.plain());
    }
  }
}
