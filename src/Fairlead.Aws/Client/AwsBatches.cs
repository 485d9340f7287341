namespace Fairlead.Aws;

/// <summary>What both services have in common when they are asked for several connections in one call.</summary>
internal static class AwsBatches
{
    /// <summary>How many are read at a time where they cannot be read in one call.</summary>
    private const int Concurrency = 8;

    /// <summary>
    /// Whether a failure says nothing about a single connection, so that asking one by one would only make more requests.
    /// </summary>
    public static bool IsForAll(AwsException exception) =>
        exception.Code is null || (int)exception.Status is >= 500 or 429 || AwsErrorCodes.IsThrottled(exception.Code)
            || AwsErrorCodes.IsRefused(exception.Code);

    /// <summary>Finds the answers that a batch has left out, one by one.</summary>
    /// <param name="answers">The answers so far; null where there is none yet.</param>
    /// <param name="findAsync">Finds the answer of an index.</param>
    /// <param name="cancellationToken">Cancelled when the answers are no longer wanted.</param>
    public static async ValueTask<IReadOnlyList<BackendAnswer>> FillAsync(
        BackendAnswer?[] answers, Func<int, CancellationToken, ValueTask<BackendAnswer>> findAsync, CancellationToken cancellationToken)
    {
        int[] left = [.. Enumerable.Range(0, answers.Length).Where(index => answers[index] is null)];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(
            left, parallel, async (index, token) => answers[index] = await findAsync(index, token).ConfigureAwait(false))
            .ConfigureAwait(false);
        return answers!;
    }
}
