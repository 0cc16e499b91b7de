namespace Anoikis.Tests.Published.Cultures;

/// <summary>An observation in vitro and what the network makes of it.</summary>
/// <param name="Name">What is looked at.</param>
/// <param name="Observed">What was observed, with its source.</param>
/// <param name="Required">What counts as agreement; fixed before looking.</param>
/// <param name="Measure">What the network gives, and whether that agrees.</param>
internal sealed record InVitroCheck(string Name, string Observed, string Required, Func<Dish, (string Simulated, bool Holds)> Measure);
