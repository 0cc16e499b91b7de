namespace Anoikis.Survival.Formulas;

/// <summary>Names of columns within formulas.</summary>
internal static class FormulaName
{
    /// <summary>Whether a name stands for itself: letters, digits, dots and low lines, not beginning with a digit or low line.</summary>
    public static bool IsPlain(string name)
        => name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '.') && name.All(c => char.IsLetterOrDigit(c) || c is '.' or '_');

    /// <summary>The name, in back-ticks where it needs them.</summary>
    public static string Quoted(string name) => IsPlain(name) ? name : $"`{name}`";
}
