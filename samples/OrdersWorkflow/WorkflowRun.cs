using Microsoft.Extensions.Hosting;
using Quartz;

namespace OrdersWorkflow;

/// <summary>One run of the workflow: ends the program after its last job, or after the first one that fails.</summary>
public sealed class WorkflowRun(IHostApplicationLifetime lifetime) : IJobListener
{
    public string Name => nameof(WorkflowRun);

    public bool Succeeded { get; private set; }

    public ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? failure, CancellationToken cancellationToken = default)
    {
        if (failure is not null) Console.Error.WriteLine(failure.GetBaseException().Message);
        Succeeded = failure is null;
        if (failure is not null || context.JobDetail.JobType == typeof(SummariseOrdersJob)) lifetime.StopApplication();
        return ValueTask.CompletedTask;
    }
}
