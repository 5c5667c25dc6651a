"""The pipeline and the audit at scale: on Arrow, a process pool, Spark. A thin file each."""
