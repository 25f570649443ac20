package dev.sightline.evaluation;

/**
 * The figures of Labeled Faces in the Wild; as JSON, one object with these names.
 *
 * @param accuracy the mean over ten folds, each decided by the threshold of the other nine
 * @param standardError the standard error of the accuracy
 * @param auc the area under the curve over all pairs
 * @param eer the equal error rate
 * @param valAtFar1e2 the fraction of genuine pairs accepted when 1 % of impostors are
 * @param valAtFar1e3 the fraction when 0.1 % are
 * @param threshold the mean of the folds' thresholds, as cosine similarity
 * @param pairs the number of pairs
 * @param missed the number of pictures in which no face was found
 * @param model the id of the network
 * @param millisPerImage the time from the bytes of a picture to its embedding, one by one on one
 *     thread
 */
public record LfwResult(
    double accuracy,
    double standardError,
    double auc,
    double eer,
    double valAtFar1e2,
    double valAtFar1e3,
    double threshold,
    int pairs,
    int missed,
    String model,
    double millisPerImage) {}
