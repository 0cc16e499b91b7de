namespace Anoikis.Kinetics.Antimony;

/// <summary>Leaves a faulty statement; what was wrong is a finding already. Never leaves the parser.</summary>
internal sealed class AntimonySyntaxException : Exception;
