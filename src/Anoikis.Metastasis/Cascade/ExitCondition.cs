using Anoikis.Apoptosis.Variability;
using Anoikis.Kinetics.Expressions;

namespace Anoikis.Metastasis.Cascade;

/// <summary>When an exit of a step is taken. Exits compete: the first that happens wins.</summary>
public abstract record ExitCondition;

/// <summary>After a time of its own, drawn for each cell (or colony) when it enters the step.</summary>
/// <param name="Time">Seconds since the step was entered.</param>
/// <param name="Chance">Probability that it happens at all when nothing comes first, 0 to 1.</param>
public sealed record WaitingTime(RandomQuantity Time, double Chance = 1) : ExitCondition;

/// <summary>When a condition on the cell's own network turns true, or at once when it is true on entering. Only in steps of single cells.</summary>
/// <param name="Condition">Formula of the network's ids.</param>
/// <param name="Text">The formula as it was written.</param>
public sealed record NetworkCondition(Expression Condition, string Text) : ExitCondition;

/// <summary>When a colony has at least so many cells. Only in steps where cells divide.</summary>
/// <param name="Cells">Living cells, at least 1.</param>
public sealed record ColonyCells(long Cells) : ExitCondition;

/// <summary>When a colony is at least so large across; its cells follow from <see cref="Colonies.GrowthSettings.CellsForDiameter"/>. Only in steps where cells divide.</summary>
/// <param name="Millimetres">Diameter, mm, above 0.</param>
public sealed record ColonyDiameter(double Millimetres) : ExitCondition;
