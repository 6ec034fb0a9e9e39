public import EntenteKit

/// Text to sentences and tokens.
public enum SegmentationPlugin: Plugin {
    public static let name = "Segmentation"
    public static var stages: [any Stage.Type] { [SentenceSegmenter.self, TokenSegmenter.self] }
    public static var trainers: [any Trainer.Type] { [BoundaryTrainer.self] }
}
