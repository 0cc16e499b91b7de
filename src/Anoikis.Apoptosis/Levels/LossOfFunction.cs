using Anoikis.Apoptosis.Networks;

namespace Anoikis.Apoptosis.Levels;

/// <summary>
/// Function that a share of a clone's cells has lost. Networks hold functional copies, so a cell that has it has its level times the function left; whether a cell has it is drawn once, for life, and inherited.
/// </summary>
/// <param name="Kind"><see cref="AberrationKind.Lost"/>, <see cref="AberrationKind.Haploinsufficient"/> or <see cref="AberrationKind.DominantNegative"/>.</param>
/// <param name="FunctionLeft">Share of the function that those cells have left, 0 to 1; 0 where it is lost.</param>
/// <param name="Share">Share of the cells that have it, above 0 to 1.</param>
public readonly record struct LossOfFunction(AberrationKind Kind, double FunctionLeft, double Share);
