using System.Diagnostics;

namespace Fairlead.Benchmarks;

/// <summary>Measures one single-threaded piece of work by the processor time it takes, which other programs on the machine hardly change.</summary>
internal sealed class ProcessorWatch
{
    private readonly Stopwatch _wall;
    private readonly TimeSpan _processorAtStart;

    private ProcessorWatch()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        _processorAtStart = Environment.CpuUsage.TotalTime;
        _wall = Stopwatch.StartNew();
    }

    public TimeSpan Processor => Environment.CpuUsage.TotalTime - _processorAtStart;

    /// <summary>How much of a processor the work got, at most 1. It turns a part of the elapsed time into processor time.</summary>
    public double ProcessorShare => Math.Min(1, Processor / _wall.Elapsed);

    public static ProcessorWatch StartNew() => new();
}
