using System.Text.Json.Nodes;
using Anoikis.Survival.Data;

namespace Anoikis.Cli.Commands.Survival;

/// <summary>What an analysis of a table of patients says.</summary>
/// <param name="Flow">Accounts for all rows of the table.</param>
/// <param name="Json">All results at full precision.</param>
/// <param name="Print">Writes them as people read them.</param>
internal sealed record TableReport(PatientFlow Flow, JsonObject Json, Action<TextWriter> Print);
