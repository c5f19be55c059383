import Syntax

/// The screens of several programs that are evaluated on the same frames, with the fields that they share.
public struct Screening: Sendable {
  /// A part of a screen. The parts of a screen stand before each other in a flat list: what holds others is followed by
  /// them.
  struct Step: Sendable {
    enum Kind: Sendable {
      /// What one of `masks` says of the field is so.
      case test
      /// All steps up to `end` that are not parts of others hold; one of them holds.
      case all, any
    }

    let kind: Kind
    var column = 0
    /// The masks that the step asks, by their places in `maskList`.
    var masks: Range<Int> = 0..<0
    /// One past the last step that belongs to it.
    var end = 0
  }

  /// A field, and the masks that say on which frames what is so of it.
  final class Column: Sendable {
    let path: FieldPath

    /// What the field reads as where it is absent.
    let defaultValue: Value

    /// The first of its masks: one for each case of `FieldMask`.
    let firstMask: Int

    /// The mask of each text that the field is compared with.
    let texts: WordTable<Int>

    init(_ path: FieldPath, firstMask: Int, texts: [String: Int]) {
      self.path = path
      self.firstMask = firstMask
      self.texts = WordTable(texts)
      defaultValue = path.defaultValue
    }
  }

  let columns: [Column]
  let steps: [Step]

  /// The numbers of masks that steps refer to.
  let maskList: [Int]

  /// How many masks there are.
  let maskCount: Int

  /// For each program the first step of its screen; nil when it has none.
  let roots: [Int?]

  /// The screens of programs; nil stands for one that is not to be evaluated at all.
  public init(_ programs: [Program?]) {
    var builder = ScreeningBuilder()
    roots = programs.map { program in
      program.flatMap { ScreenBuilder.screen(of: $0.tables) }.map { builder.append($0) }
    }
    columns = zip(builder.columns, builder.texts).map { Column($0.path, firstMask: $0.firstMask, texts: $1) }
    (steps, maskList, maskCount) = (builder.steps, builder.maskList, builder.maskCount)
  }
}

/// What may be so of a field in a frame. What is not known can be nothing: it makes no condition true.
enum FieldMask: Int, CaseIterable {
  /// The field has been read.
  case isRead
  case isTrue, isFalse
  case isPresent, isAbsent
  case isNotZero
  /// Its text may be any.
  case isAnyText
}
