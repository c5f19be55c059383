import Glibc
import Stack

/// Notices when a YAML file below a directory changes, comes or goes.
///
/// It asks for sizes and times a few times a second: that works on every file system, network mounts included.
struct FileWatcher {
  private let directory: String
  private var last: [String: RuleFiles.Stamp]

  /// A watcher; what is there now is not a change.
  init(_ directory: String) {
    self.directory = directory
    last = RuleFiles.stamps(below: directory)
  }

  /// Waits until something is different from the last time.
  mutating func waitForChange() {
    while true {
      usleep(200_000)
      let now = RuleFiles.stamps(below: directory)
      guard now != last else { continue }
      last = now
      return
    }
  }
}
