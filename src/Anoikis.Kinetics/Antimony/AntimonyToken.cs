using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Kinetics.Antimony;

/// <summary>What a piece of text is.</summary>
internal enum AntimonyTokenKind
{
    Name,
    Number,
    Text,
    Symbol,
    NewLine,
    End,
}

/// <summary>The smallest piece of a text that means something.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As written; of a quoted text what stands between the quotes.</param>
/// <param name="Value">Of a number its value.</param>
/// <param name="Location">Where it begins.</param>
/// <param name="Start">Where it begins, in characters from the start.</param>
/// <param name="EndOffset">The first character behind it.</param>
internal readonly record struct AntimonyToken(
    AntimonyTokenKind Kind, string Text, double Value, SourceLocation Location, int Start, int EndOffset)
{
    public bool IsSymbol(string symbol) => Kind == AntimonyTokenKind.Symbol && Text == symbol;

    public bool IsName(string name) => Kind == AntimonyTokenKind.Name && Text == name;

    /// <summary>How a message names it.</summary>
    public string Describe() => Kind switch
    {
        AntimonyTokenKind.NewLine => "the end of the line",
        AntimonyTokenKind.End => "the end of the text",
        AntimonyTokenKind.Text => "a quoted text",
        _ => Text.Length <= 60 ? $"\"{Text}\"" : $"\"{Text[..57]}...\"",
    };
}
