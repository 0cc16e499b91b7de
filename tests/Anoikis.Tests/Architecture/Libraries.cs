using System.Reflection;

namespace Anoikis.Tests.Architecture;

/// <summary>The project's assemblies, lowest first: each may refer only to those before it.</summary>
internal static class Libraries
{
    public static readonly IReadOnlyList<string> InOrder =
    [
        "Anoikis.Numerics", "Anoikis.Kinetics", "Anoikis.Survival", "Anoikis.Apoptosis", "Anoikis.Metastasis", "Anoikis.Clinic", "Anoikis.Studies", "anoikis",
    ];

    public static IReadOnlyList<Assembly> All { get; } = [.. InOrder.Select(Assembly.Load)];

    /// <summary>All but the command itself.</summary>
    public static IEnumerable<Assembly> Published => All.Take(InOrder.Count - 1);
}
