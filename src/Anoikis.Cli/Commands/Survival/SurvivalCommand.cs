using System.CommandLine;
using Anoikis.Cli.Help;

namespace Anoikis.Cli.Commands.Survival;

/// <summary><c>anoikis survival</c>: time-to-event statistics on a table of patients. A new analysis is one file here and one line below.</summary>
internal static class SurvivalCommand
{
    public static Command Create() => new ExampleCommand(
        "survival",
        "Time-to-event statistics on a table (CSV or Parquet), one row a patient.",
        new Example("anoikis survival km lung.csv --time time --event status --event-value 2 --group sex", "Kaplan-Meier curves and their medians."),
        new Example("anoikis survival cox lung.csv --time time --event status --event-value 2 --formula \"age + sex + strata(inst)\"", "A Cox model."))
    {
        KaplanMeierCommand.Create(),
        LogRankCommand.Create(),
        CoxCommand.Create(),
        CompeteCommand.Create(),
        CutpointCommand.Create(),
        ValidateModelCommand.Create(),
        AftCommand.Create(),
        ElasticNetCommand.Create(),
        RestrictedMeanCommand.Create(),
        ImputeCommand.Create(),
    };
}
