/// Writes documents in a format: turns each into bytes, on any thread. The runner writes the bytes in document order,
/// under a temporary name until all is done, so an exporter opens no file.
public protocol Exporter: Component {
    /// The files that it writes, as the pipeline names them: relative to the pipeline's folder, or to `--output DIR`.
    var outputs: [String] { get }
    /// What stands at the head of output number `index`, for instance column names.
    func header(of index: Int) -> [UInt8]
    /// Appends a document's part of each output, in the order of ``outputs``. Pure.
    func append(_ document: borrowing Document, to outputs: inout [[UInt8]]) throws(StageError)
    /// What stands at the end of output number `index`.
    func footer(of index: Int) -> [UInt8]
}

extension Exporter {
    public func header(of index: Int) -> [UInt8] { [] }
    public func footer(of index: Int) -> [UInt8] { [] }
}
