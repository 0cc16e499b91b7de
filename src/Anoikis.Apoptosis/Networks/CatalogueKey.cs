namespace Anoikis.Apoptosis.Networks;

/// <summary>How names are compared in catalogues: case does not count, nor does anything but letters and digits.</summary>
internal static class CatalogueKey
{
    /// <summary>Fewest characters of a name that finds others by a part.</summary>
    private const int FewestCharacters = 3;

    public static string Of(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);

    /// <summary>Whether one key is a part of the other, where both are long enough to mean something.</summary>
    public static bool Overlap(string a, string b) => IsPart(a, b) || IsPart(b, a);

    /// <summary>Whether one key is a part of another and long enough to mean something.</summary>
    public static bool IsPart(string part, string whole) => part.Length >= FewestCharacters && whole.Contains(part, StringComparison.Ordinal);
}
