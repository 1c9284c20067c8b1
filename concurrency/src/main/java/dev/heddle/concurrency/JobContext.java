package dev.heddle.concurrency;

/**
 * The context of a job: a child of its submitter's, that is cancelled with the pool too, and at the job's end. What the job
 * submits must not end with it, so it remembers what it was made of.
 *
 * @param ending  what ends with the job, or the pool
 * @param lasting what goes on: the submitter's context, marked as inside the pool
 */
record JobContext(CancellableContext ending, Context lasting) {

    private static final Context.Key<JobContext> KEY = Context.Key.named("job");

    static Context of(Owner pool, CancellableContext ending, Context submitter) {
        Context lasting = pool.isAbove(submitter) ? submitter : pool.mark(submitter);
        return pool.mark(ending).with(KEY, new JobContext(ending, lasting));
    }

    /** The same context, but for what ends with the job that it may belong to. */
    @SuppressWarnings("ReferenceEquality") // a child that the job has made is to end as that says
    static Context lasting(Context current) {
        JobContext job = current.get(KEY).orElse(null);
        if (job == null || job.ending() != current.source()) {
            return current;
        }
        return current.ownValue(KEY) != null
                ? job.lasting()
                : new DerivedContext(current, job.lasting().source(), null, null);
    }
}
