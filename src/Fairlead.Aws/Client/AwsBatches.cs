namespace Fairlead.Aws;

/// <summary>Reading several connections in one call, as far as both services have it in common.</summary>
internal static class AwsBatches
{
    /// <summary>How many are read at a time if they cannot be read in one call.</summary>
    private const int Concurrency = 8;

    /// <summary>
    /// Determines whether a failure has nothing to do with a single connection, so reading one by one would only make more requests.
    /// </summary>
    public static bool IsForAll(AwsException exception) =>
        exception.Code is null || (int)exception.Status is >= 500 or 429 || AwsErrorCodes.IsThrottled(exception.Code)
            || AwsErrorCodes.IsRefused(exception.Code);

    /// <summary>Finds the answers that are missing after a batch, one by one.</summary>
    /// <param name="answers">The answers so far; null if missing.</param>
    /// <param name="findAsync">Finds the answer at an index.</param>
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
