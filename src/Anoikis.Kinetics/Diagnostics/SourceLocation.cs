namespace Anoikis.Kinetics.Diagnostics;

/// <summary>Where in a text something stands.</summary>
/// <param name="File">Path as the user gave it, or the name of an embedded text.</param>
/// <param name="Line">Line, from 1; 0 when the place is the file as a whole.</param>
/// <param name="Column">Column, from 1; 0 when unknown.</param>
public readonly record struct SourceLocation(string File, int Line, int Column = 0)
{
    /// <summary>No place: something that the program itself made.</summary>
    public static SourceLocation None { get; } = new("", 0);

    /// <summary>The form that editors and terminals turn into a link: file:line.</summary>
    public override string ToString() => Line > 0 ? $"{File}:{Line}" : File;
}
