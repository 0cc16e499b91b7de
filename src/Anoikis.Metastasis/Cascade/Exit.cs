namespace Anoikis.Metastasis.Cascade;

/// <summary>A way out of a step. Apoptosis is never one: it is the network's. In steps where cells divide an exit concerns the colony as a whole.</summary>
/// <param name="When">When it is taken.</param>
public abstract record Exit(ExitCondition When);

/// <summary>On to another step, with the state of the network.</summary>
/// <param name="To">Name of the step.</param>
/// <param name="When">When.</param>
public sealed record Advance(string To, ExitCondition When) : Exit(When);

/// <summary>Lost by a cause other than apoptosis.</summary>
/// <param name="Cause">Name of the cause, for example "mechanical".</param>
/// <param name="Source">Where rate and cause come from, or "assumed" with a range.</param>
/// <param name="When">When.</param>
public sealed record Loss(string Cause, string Source, ExitCondition When) : Exit(When);
