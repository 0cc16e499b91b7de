using System.Collections.Frozen;

namespace Anoikis.Kinetics.Antimony;

/// <summary>Words that have a meaning of their own in Antimony, and so cannot be names.</summary>
internal static class AntimonyWords
{
    /// <summary>Value of each constant that formulas may name. Avogadro's constant as SBML Level 3 fixes it.</summary>
    public static FrozenDictionary<string, double> Constants { get; } = new Dictionary<string, double>
    {
        ["pi"] = Math.PI,
        ["exponentiale"] = Math.E,
        ["avogadro"] = 6.02214179e23,
        ["true"] = 1,
        ["false"] = 0,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Words that stand for numbers which no formula may hold.</summary>
    public static FrozenSet<string> NotFinite { get; } = new[] { "infinity", "inf", "INF", "notanumber", "nan", "NaN" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words that begin or join statements.</summary>
    public static FrozenSet<string> Statements { get; } = new[]
    {
        "model", "module", "function", "end", "import", "species", "compartment", "formula", "reaction", "event", "gene", "operator",
        "const", "var", "substanceOnly", "in", "is", "has", "at", "after", "unit", "delete", "DNA",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What Antimony knows and this reader refuses, by its first word.</summary>
    public static FrozenDictionary<string, string> RefusedStatements { get; } = new Dictionary<string, string>
    {
        ["gene"] = "genes of DNA strands",
        ["operator"] = "operators of DNA strands",
        ["DNA"] = "DNA strands",
        ["maximize"] = "objectives of flux balance",
        ["minimize"] = "objectives of flux balance",
        ["constraint"] = "constraints",
        ["geneProduct"] = "gene products of flux balance",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Functions that Antimony knows and this reader refuses.</summary>
    public static FrozenDictionary<string, string> RefusedFunctions { get; } = RefusedFunctionTable();

    /// <summary>Words between a name and a quoted text that annotate; they carry no kinetics.</summary>
    public static FrozenSet<string> Annotations { get; } = new[]
    {
        "identity", "biological_entity_is", "hasPart", "part", "isPartOf", "parthood", "isVersionOf", "hypernym", "hasVersion", "version",
        "isHomologTo", "homolog", "isDescribedBy", "description", "isEncodedBy", "encoder", "encodes", "encodement", "occursIn", "container",
        "hasProperty", "property", "isPropertyOf", "propertyBearer", "hasTaxon", "taxon", "created", "modified", "creator", "notes",
        "model_entity_is", "isDerivedFrom", "origin", "isInstanceOf", "class", "hasInstance", "instance",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a name may not be used for something of the model.</summary>
    public static bool IsReserved(string name)
        => name == "time" || Constants.ContainsKey(name) || NotFinite.Contains(name) || Statements.Contains(name);

    private static FrozenDictionary<string, string> RefusedFunctionTable()
    {
        var refused = new Dictionary<string, string>
        {
            ["delay"] = "delays of values (delay)",
            ["rateOf"] = "rates of change in formulas (rateOf)",
        };
        string[] distributions =
        [
            "normal", "uniform", "bernoulli", "binomial", "cauchy", "chisquare", "exponential", "gamma", "laplace", "lognormal", "poisson", "rayleigh",
        ];
        foreach (string distribution in distributions)
        {
            refused[distribution] = $"random numbers in formulas ({distribution})";
        }

        return refused.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
