namespace Anoikis.Studies.Assays.Pages;

/// <summary>Kinds of assays as words.</summary>
internal static class AssayKindText
{
    /// <summary>A kind's name for people.</summary>
    public static string Of(AssayKind kind) => kind switch
    {
        AssayKind.DoseResponse => "dose-response",
        AssayKind.DeathTimes => "times of death",
        AssayKind.RepeatedDosing => "repeated dosing",
        AssayKind.Washout => "washout and recovery",
        AssayKind.Matrix => "matrix of two stimuli",
        AssayKind.Bh3Profiling => "BH3 profiling",
        AssayKind.Suspension => "suspension",
        AssayKind.Clonogenic => "clonogenic survival",
        AssayKind.Sisters => "sisters",
        AssayKind.Causes => "causes of death",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such kind"),
    };
}
