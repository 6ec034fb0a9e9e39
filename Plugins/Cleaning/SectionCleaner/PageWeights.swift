/// The weights of ``PageModel``.
///
/// Fitted by ridge logistic regression (penalty 3) on 91 news pages as text lines with gold article bodies, the
/// development part of the article extraction benchmark of Zyte (MIT); a line weighs as the root of its length, a page as
/// any other. The second model was fitted on the first one's cross-validated scores. Seven-fold cross-validation gave a
/// 4-gram F1 of 0.90 for both together and 0.88 for the first alone.
enum PageWeights {
    /// In the order of ``PageModel/firstFeatures()``.
    static let first: [Double] = [
        -4.274, 0.926, -0.804, 0.062, 1.186, 0.228, -1.33, -0.814, 0.313, 1.438,
        -0.685, 0.112, -2.614, 0.377, 0.568, 0.68, 0.951, 0.894, 2.498, 1.98,
        -2.666,
    ]
    /// In the order of ``PageModel/secondFeatures(_:)``.
    static let second: [Double] = [
        -0.843, 0.379, 0.882, 0.636, 0.484, 0.603, 0.999, 0.844, -0.137, 0.673,
        -2.774, -1.489, 0.94, -1.82,
    ]
    /// The score above which a line is content.
    static let threshold = -0.1
}
