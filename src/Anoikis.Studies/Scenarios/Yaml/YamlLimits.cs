namespace Anoikis.Studies.Scenarios.Yaml;

/// <summary>How large a YAML text may be: more than any scenario needs, little enough that a hostile one cannot fill the memory.</summary>
public static class YamlLimits
{
    /// <summary>Bytes of a file.</summary>
    public const int Bytes = 4 * 1024 * 1024;

    /// <summary>Groups and lists inside each other.</summary>
    public const int Depth = 50;

    /// <summary>Values in a file, keys included.</summary>
    public const int Values = 200_000;
}
