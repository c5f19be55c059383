/// Directives that nginx once had and 1.31.5 no longer knows: name and last version that knew it.
let removedDirectives: StaticString = """
  connections 1.9.0
  imap 1.9.0
  limit_zone 1.7.5
  mysql_test 1.9.13
  open_file_cache_retest 1.9.0
  optimize_server_names 1.9.0
  rtsig_overflow_events 1.8.1
  rtsig_overflow_test 1.8.1
  rtsig_overflow_threshold 1.8.1
  rtsig_signo 1.8.1
  satisfy_any 1.9.0
  so_keepalive 1.9.0
  spdy_chunk_size 1.19.6
  spdy_headers_comp 1.19.6
  spdy_keepalive_timeout 1.19.6
  spdy_max_concurrent_streams 1.19.6
  spdy_pool_size 1.19.6
  spdy_recv_buffer_size 1.19.6
  spdy_recv_timeout 1.19.6
  spdy_streams_index_size 1.19.6
  ssl 1.25.0
  status 1.1.7
  thread_stack_size 1.8.1
  worker_rlimit_sigpending 1.8.1
  worker_threads 1.8.1
  """
