namespace Anoikis.Studies.Assays.Cultures;

/// <summary>A part of an experiment that runs by itself on one thread, fills its own places of the result, and is kept by itself when the run is stopped.</summary>
internal interface ICulturePart
{
    /// <summary>Courses of cells that it stands for, for progress.</summary>
    long Courses { get; }

    /// <summary>Runs it.</summary>
    /// <param name="result">Takes what befell its cells.</param>
    /// <param name="progress">Is told finished courses, as increments; null for nobody.</param>
    /// <param name="cancellation">Stops it.</param>
    void Run(CultureResult result, Action<long>? progress, CancellationToken cancellation);

    /// <summary>Writes its places of a result, to the last bit.</summary>
    void Write(CultureResult result, BinaryWriter target);

    /// <summary>Fills its places of a result with what was written.</summary>
    /// <exception cref="EndOfStreamException">There is too little.</exception>
    void Read(CultureResult result, BinaryReader source);
}
