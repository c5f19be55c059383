/// The directives of nginx 1.31.5, one form a line, in byte order of the names:
/// name, contexts (letters as in `ContextSet`), argument count (`2`, `1-3`, `1+`), module, first version (`-` before 1.0),
/// then `flag` (on or off), `block`, `obsolete`, `obsolete=` and what replaces it, what the values must be (as
/// `ValueKind` reads it: `size`, `enum:on|off` …; nothing for directives with a grammar of their own), and `once` where a
/// second one in the same block is an error.
///
/// A directive that takes different forms in different contexts has several lines.
let coreDirectives: StaticString = """
  absolute_redirect hsl 1 http_core 1.11.8 flag once
  accept_mutex e 1 event_core - flag once
  accept_mutex_delay e 1 event_core - msec once
  acceptex_read e 1 iocp - flag once
  access_log hslix 1+ http_log -
  access_log tr 1+ stream_log 1.11.4
  add_after_body hsl 1 http_addition_filter - text once
  add_before_body hsl 1 http_addition_filter - text once
  add_header hsli 2-3 http_headers_filter -
  add_header_inherit hsli 1 http_headers_filter 1.29.3 enum:off|on|merge once
  add_trailer hsli 2-3 http_headers_filter 1.13.2
  add_trailer_inherit hsli 1 http_headers_filter 1.29.3 enum:off|on|merge once
  addition_types hsl 1+ http_addition_filter - types
  aio hsl 1 http_core - once
  aio_write hsl 1 http_core 1.9.13 flag once
  alias l 1 http_core - once
  allow hslx 1 http_access -
  allow tr 1 stream_access 1.9.2
  ancient_browser hsl 1+ http_browser -
  ancient_browser_value hsl 1 http_browser -
  auth_basic hslx 1 http_auth_basic - template once
  auth_basic_user_file hslx 1 http_auth_basic - once
  auth_delay hsl 1 http_core 1.17.10 msec once
  auth_http ab 1 mail_auth_http -
  auth_http_header ab 2 mail_auth_http -
  auth_http_pass_client_cert ab 1 mail_auth_http 1.7.11 flag once
  auth_http_timeout ab 1 mail_auth_http - msec once
  auth_request hsl 1 http_auth_request 1.5.4 once
  auth_request_set hsl 2 http_auth_request 1.5.4
  autoindex hsl 1 http_autoindex - flag once
  autoindex_exact_size hsl 1 http_autoindex - flag once
  autoindex_format hsl 1 http_autoindex 1.7.9 enum:html|json|jsonp|xml once
  autoindex_localtime hsl 1 http_autoindex - flag once
  break slji 0 http_rewrite -
  charset hsli 1 http_charset_filter - once
  charset_map h 2 http_charset_filter - block
  charset_types hsl 1+ http_charset_filter - types
  chunked_transfer_encoding hsl 1 http_core - flag once
  client_body_buffer_size hsl 1 http_core - size once
  client_body_early_read hs 1+ http_core 1.31.5 predicate
  client_body_in_file_only hsl 1 http_core - enum:off|on|clean once
  client_body_in_single_buffer hsl 1 http_core - flag once
  client_body_temp_path hsl 1-4 http_core - path once
  client_body_timeout hsl 1 http_core - msec once
  client_header_buffer_size hs 1 http_core - size once
  client_header_timeout hs 1 http_core - msec once
  client_max_body_size hsl 1 http_core - offset once
  connection_pool_size hs 1 http_core - size once
  create_full_put_path hsl 1 http_dav - flag once
  daemon m 1 core - flag once
  dav_access hsl 1-3 http_dav - access once
  dav_methods hsl 1+ http_dav - mask:off|put|delete|mkcol|copy|move
  debug_connection e 1 event_core -
  debug_points m 1 core - enum:stop|abort once
  default_type hsl 1 http_core - text once
  degradation h 1 http_degradation -
  degrade hsl 1 http_degradation - enum:204|444 once
  deny hslx 1 http_access -
  deny tr 1 stream_access 1.9.2
  devpoll_changes e 1 devpoll - number once
  devpoll_events e 1 devpoll - number once
  directio hsl 1 http_core - once
  directio_alignment hsl 1 http_core - offset once
  disable_symlinks hsl 1-2 http_core 1.1.15 once
  early_hints hsl 1+ http_core 1.29.0 predicate
  empty_gif l 0 http_empty_gif -
  env m 1 core -
  epoll_events e 1 epoll - number once
  error_log m 1+ errlog -
  error_log hsl 1+ http_core -
  error_log ab 1+ mail_core 1.9.0
  error_log tr 1+ stream_core 1.9.0
  error_page hsli 2+ http_core -
  etag hsl 1 http_core 1.3.3 flag once
  eventport_events e 1 eventport - number once
  events m 0 events - block once
  expires hsli 1-2 http_headers_filter - once
  fastcgi_bind hsl 1-2 http_fastcgi - once
  fastcgi_buffer_size hsl 1 http_fastcgi - size once
  fastcgi_buffering hsl 1 http_fastcgi 1.5.6 flag once
  fastcgi_buffers hsl 2 http_fastcgi - buffers once
  fastcgi_busy_buffers_size hsl 1 http_fastcgi - size once
  fastcgi_cache hsl 1 http_fastcgi - once
  fastcgi_cache_background_update hsl 1 http_fastcgi 1.11.10 flag once
  fastcgi_cache_bypass hsl 1+ http_fastcgi - predicate
  fastcgi_cache_key hsl 1 http_fastcgi - once
  fastcgi_cache_lock hsl 1 http_fastcgi 1.1.12 flag once
  fastcgi_cache_lock_age hsl 1 http_fastcgi 1.7.8 msec once
  fastcgi_cache_lock_timeout hsl 1 http_fastcgi 1.1.12 msec once
  fastcgi_cache_max_range_offset hsl 1 http_fastcgi 1.11.6 offset once
  fastcgi_cache_methods hsl 1+ http_fastcgi - mask:GET|HEAD|POST
  fastcgi_cache_min_uses hsl 1 http_fastcgi - number once
  fastcgi_cache_path h 2+ http_fastcgi - cache_path
  fastcgi_cache_revalidate hsl 1 http_fastcgi 1.5.7 flag once
  fastcgi_cache_use_stale hsl 1+ http_fastcgi - mask:error|timeout|invalid_header|non_idempotent|http_500|http_503|http_403|http_404|http_429|updating|off
  fastcgi_cache_valid hsl 1+ http_fastcgi - cache_valid
  fastcgi_catch_stderr hsl 1 http_fastcgi - list
  fastcgi_connect_timeout hsl 1 http_fastcgi - msec once
  fastcgi_force_ranges hsl 1 http_fastcgi 1.7.7 flag once
  fastcgi_hide_header hsl 1 http_fastcgi - list
  fastcgi_ignore_client_abort hsl 1 http_fastcgi - flag once
  fastcgi_ignore_headers hsl 1+ http_fastcgi - mask:X-Accel-Redirect|X-Accel-Expires|X-Accel-Limit-Rate|X-Accel-Buffering|X-Accel-Charset|Expires|Cache-Control|Set-Cookie|Vary
  fastcgi_index hsl 1 http_fastcgi - text once
  fastcgi_intercept_errors hsl 1 http_fastcgi - flag once
  fastcgi_keep_conn hsl 1 http_fastcgi 1.1.4 flag once
  fastcgi_limit_rate hsl 1 http_fastcgi 1.7.7 template once
  fastcgi_max_temp_file_size hsl 1 http_fastcgi - size once
  fastcgi_next_upstream hsl 1+ http_fastcgi - mask:error|timeout|invalid_header|non_idempotent|http_500|http_503|http_403|http_404|http_429|updating|off
  fastcgi_next_upstream_timeout hsl 1 http_fastcgi 1.7.5 msec once
  fastcgi_next_upstream_tries hsl 1 http_fastcgi 1.7.5 number once
  fastcgi_no_cache hsl 1+ http_fastcgi - predicate
  fastcgi_param hsl 2-3 http_fastcgi - param
  fastcgi_pass li 1 http_fastcgi - once
  fastcgi_pass_header hsl 1 http_fastcgi - list
  fastcgi_pass_request_body hsl 1 http_fastcgi - flag once
  fastcgi_pass_request_headers hsl 1 http_fastcgi - flag once
  fastcgi_read_timeout hsl 1 http_fastcgi - msec once
  fastcgi_request_buffering hsl 1 http_fastcgi 1.7.11 flag once
  fastcgi_send_lowat hsl 1 http_fastcgi - size once
  fastcgi_send_timeout hsl 1 http_fastcgi - msec once
  fastcgi_socket_keepalive hsl 1 http_fastcgi 1.15.6 flag once
  fastcgi_socket_rcvbuf hsl 1 http_fastcgi 1.31.3 size once
  fastcgi_socket_sndbuf hsl 1 http_fastcgi 1.31.3 size once
  fastcgi_split_path_info hsl 1 http_fastcgi -
  fastcgi_store hsl 1 http_fastcgi - once
  fastcgi_store_access hsl 1-3 http_fastcgi - access once
  fastcgi_temp_file_write_size hsl 1 http_fastcgi - size once
  fastcgi_temp_path hsl 1-4 http_fastcgi - path once
  flv l 0 http_flv -
  geo h 1-2 http_geo - block
  geo t 1-2 stream_geo 1.11.3 block
  geoip_city h 1-2 http_geoip - once
  geoip_city t 1-2 stream_geoip 1.11.3 once
  geoip_country h 1-2 http_geoip - once
  geoip_country t 1-2 stream_geoip 1.11.3 once
  geoip_org h 1-2 http_geoip 1.0.3 once
  geoip_org t 1-2 stream_geoip 1.11.3 once
  geoip_proxy h 1 http_geoip 1.2.2
  geoip_proxy_recursive h 1 http_geoip 1.2.2 flag once
  google_perftools_profiles m 1 google_perftools - text once
  grpc_bind hsl 1-2 http_grpc 1.13.10 once
  grpc_buffer_size hsl 1 http_grpc 1.13.10 size once
  grpc_connect_timeout hsl 1 http_grpc 1.13.10 msec once
  grpc_hide_header hsl 1 http_grpc 1.13.10 list
  grpc_ignore_headers hsl 1+ http_grpc 1.13.10 mask:X-Accel-Redirect|X-Accel-Expires|X-Accel-Limit-Rate|X-Accel-Buffering|X-Accel-Charset|Expires|Cache-Control|Set-Cookie|Vary
  grpc_intercept_errors hsl 1 http_grpc 1.13.10 flag once
  grpc_next_upstream hsl 1+ http_grpc 1.13.10 mask:error|timeout|invalid_header|non_idempotent|http_500|http_502|http_503|http_504|http_403|http_404|http_429|off
  grpc_next_upstream_timeout hsl 1 http_grpc 1.13.10 msec once
  grpc_next_upstream_tries hsl 1 http_grpc 1.13.10 number once
  grpc_pass li 1 http_grpc 1.13.10 once
  grpc_pass_header hsl 1 http_grpc 1.13.10 list
  grpc_read_timeout hsl 1 http_grpc 1.13.10 msec once
  grpc_send_timeout hsl 1 http_grpc 1.13.10 msec once
  grpc_set_header hsl 2 http_grpc 1.13.10 pairs
  grpc_socket_keepalive hsl 1 http_grpc 1.15.6 flag once
  grpc_socket_rcvbuf hsl 1 http_grpc 1.31.3 size once
  grpc_socket_sndbuf hsl 1 http_grpc 1.31.3 size once
  grpc_ssl_certificate hsl 1 http_grpc 1.13.10 template once
  grpc_ssl_certificate_cache hsl 1-3 http_grpc 1.27.4 once
  grpc_ssl_certificate_key hsl 1 http_grpc 1.13.10 template once
  grpc_ssl_ciphers hsl 1 http_grpc 1.13.10 text once
  grpc_ssl_conf_command hsl 2 http_grpc 1.19.4 pairs
  grpc_ssl_crl hsl 1 http_grpc 1.13.10 text once
  grpc_ssl_name hsl 1 http_grpc 1.13.10 template once
  grpc_ssl_password_file hsl 1 http_grpc 1.13.10 once
  grpc_ssl_protocols hsl 1+ http_grpc 1.13.10 mask:SSLv2|SSLv3|TLSv1|TLSv1.1|TLSv1.2|TLSv1.3
  grpc_ssl_server_name hsl 1 http_grpc 1.13.10 flag once
  grpc_ssl_session_reuse hsl 1 http_grpc 1.13.10 flag once
  grpc_ssl_trusted_certificate hsl 1 http_grpc 1.13.10 text once
  grpc_ssl_verify hsl 1 http_grpc 1.13.10 flag once
  grpc_ssl_verify_depth hsl 1 http_grpc 1.13.10 number once
  gunzip hsl 1 http_gunzip_filter 1.3.6 flag once
  gunzip_buffers hsl 2 http_gunzip_filter 1.3.6 buffers once
  gzip hsli 1 http_gzip_filter - flag once
  gzip_buffers hsl 2 http_gzip_filter - buffers once
  gzip_comp_level hsl 1 http_gzip_filter - number:1..9 once
  gzip_disable hsl 1+ http_core -
  gzip_hash hsl 1 http_gzip_filter - size once
  gzip_http_version hsl 1 http_core - enum:1.0|1.1 once
  gzip_min_length hsl 1 http_gzip_filter - size once
  gzip_no_buffer hsl 1 http_gzip_filter - flag once
  gzip_proxied hsl 1+ http_core - mask:off|expired|no-cache|no-store|private|no_last_modified|no_etag|auth|any
  gzip_static hsl 1 http_gzip_static - enum:off|on|always once
  gzip_types hsl 1+ http_gzip_filter - types
  gzip_vary hsl 1 http_core - flag once
  gzip_window hsl 1 http_gzip_filter - size once
  hash u 1-2 http_upstream_hash 1.7.2
  hash p 1-2 stream_upstream_hash 1.9.0
  http m 0 http - block once
  http2 hs 1 http_v2 1.25.1 flag once
  http2_body_preread_size hs 1 http_v2 1.10.2 size once
  http2_chunk_size hsl 1 http_v2 1.9.5 size once
  http2_idle_timeout hs 1 http_v2 1.9.5 obsolete=keepalive_timeout
  http2_max_concurrent_pushes hs 1 http_v2 1.13.9 obsolete
  http2_max_concurrent_streams hs 1 http_v2 1.9.5 number once
  http2_max_field_size hs 1 http_v2 1.9.5 obsolete=large_client_header_buffers
  http2_max_header_size hs 1 http_v2 1.9.5 obsolete=large_client_header_buffers
  http2_max_requests hs 1 http_v2 1.11.6 obsolete=keepalive_requests
  http2_pool_size hs 1 http_v2 1.9.5 size once
  http2_push hsl 1 http_v2 1.13.9 obsolete
  http2_push_preload hsl 1 http_v2 1.13.9 flag obsolete
  http2_recv_buffer_size h 1 http_v2 1.9.5 size once
  http2_recv_timeout hs 1 http_v2 1.9.5 obsolete=client_header_timeout
  http2_streams_index_size hs 1 http_v2 1.9.5 number once
  http3 hs 1 http_v3 1.25.0 flag once
  http3_hq hs 1 http_v3 1.25.0 flag once
  http3_max_concurrent_streams hs 1 http_v3 1.25.0 number once
  http3_stream_buffer_size hs 1 http_v3 1.25.0 size once
  if sl 1+ http_rewrite - block
  if_modified_since hsl 1 http_core - enum:off|exact|before once
  ignore_invalid_headers hs 1 http_core - flag once
  image_filter l 1-3 http_image_filter -
  image_filter_buffer hsl 1 http_image_filter - size once
  image_filter_interlace hsl 1 http_image_filter 1.3.15 flag once
  image_filter_jpeg_quality hsl 1 http_image_filter -
  image_filter_sharpen hsl 1 http_image_filter 1.0.11
  image_filter_transparency hsl 1 http_image_filter - flag once
  image_filter_webp_quality hsl 1 http_image_filter 1.11.6
  imap_auth ab 1+ mail_imap - mask:plain|login|cram-md5|external
  imap_capabilities ab 1+ mail_imap -
  imap_client_buffer ab 1 mail_imap - size once
  include * 1 conf -
  index hsl 1+ http_index -
  internal l 0 http_core - once
  iocp_threads e 1 iocp - number once
  ip_hash u 0 http_upstream_ip_hash -
  keepalive u 1-2 http_upstream_keepalive 1.1.4 once
  keepalive_disable hsl 1-2 http_core - mask:none|msie6|safari
  keepalive_min_timeout hsl 1 http_core 1.27.4 msec once
  keepalive_requests hsl 1 http_core - number once
  keepalive_requests u 1 http_upstream_keepalive 1.15.3 number once
  keepalive_time hsl 1 http_core 1.19.10 msec once
  keepalive_time u 1 http_upstream_keepalive 1.19.10 msec once
  keepalive_timeout hsl 1-2 http_core - once
  keepalive_timeout u 1 http_upstream_keepalive 1.15.3 msec once
  kqueue_changes e 1 kqueue - number once
  kqueue_events e 1 kqueue - number once
  large_client_header_buffers hs 2 http_core - buffers once
  least_conn u 0 http_upstream_least_conn 1.2.2
  least_conn p 0 stream_upstream_least_conn 1.9.0
  least_time u 1-2 http_upstream_least_time 1.31.0
  least_time p 1-2 stream_upstream_least_time 1.31.0
  limit_conn hsl 2 http_limit_conn -
  limit_conn tr 2 stream_limit_conn 1.9.3
  limit_conn_dry_run hsl 1 http_limit_conn 1.17.6 flag once
  limit_conn_dry_run tr 1 stream_limit_conn 1.17.6 flag once
  limit_conn_log_level hsl 1 http_limit_conn - enum:info|notice|warn|error once
  limit_conn_log_level tr 1 stream_limit_conn 1.9.3 enum:info|notice|warn|error once
  limit_conn_status hsl 1 http_limit_conn 1.3.15 number:400..599 once
  limit_conn_zone h 2 http_limit_conn 1.1.8
  limit_conn_zone t 2 stream_limit_conn 1.9.3
  limit_except l 1+ http_core - block once
  limit_rate hsli 1 http_core - template once
  limit_rate_after hsli 1 http_core - template once
  limit_req hsl 1-3 http_limit_req -
  limit_req_dry_run hsl 1 http_limit_req 1.17.1 flag once
  limit_req_log_level hsl 1 http_limit_req - enum:info|notice|warn|error once
  limit_req_status hsl 1 http_limit_req 1.3.15 number:400..599 once
  limit_req_zone h 3 http_limit_req -
  lingering_close hsl 1 http_core 1.0.6 enum:off|on|always once
  lingering_time hsl 1 http_core - msec once
  lingering_timeout hsl 1 http_core - msec once
  listen s 1+ http_core -
  listen b 1+ mail_core -
  listen r 1+ stream_core 1.9.0
  load_module m 1 core 1.9.11
  location sl 1-2 http_core - block
  lock_file m 1 core - text once
  log_format h 2+ http_log -
  log_format t 2+ stream_log 1.11.4
  log_not_found hsl 1 http_core - flag once
  log_subrequest hsl 1 http_core - flag once
  mail m 0 mail - block once
  map h 2 http_map - block
  map t 2 stream_map 1.11.2 block
  map_hash_bucket_size h 1 http_map - number once
  map_hash_bucket_size t 1 stream_map 1.11.2 number once
  map_hash_max_size h 1 http_map - number once
  map_hash_max_size t 1 stream_map 1.11.2 number once
  master_process m 1 core - flag once
  max_errors ab 1 mail_core 1.21.0 number once
  max_headers hs 1 http_core 1.29.8 number once
  max_ranges hsl 1 http_core 1.0.7 number once
  memcached_bind hsl 1-2 http_memcached - once
  memcached_buffer_size hsl 1 http_memcached - size once
  memcached_connect_timeout hsl 1 http_memcached - msec once
  memcached_gzip_flag hsl 1 http_memcached 1.3.6 number once
  memcached_next_upstream hsl 1+ http_memcached - mask:error|timeout|invalid_response|not_found|off
  memcached_next_upstream_timeout hsl 1 http_memcached 1.7.5 msec once
  memcached_next_upstream_tries hsl 1 http_memcached 1.7.5 number once
  memcached_pass li 1 http_memcached - once
  memcached_read_timeout hsl 1 http_memcached - msec once
  memcached_send_timeout hsl 1 http_memcached - msec once
  memcached_socket_keepalive hsl 1 http_memcached 1.15.6 flag once
  merge_slashes hs 1 http_core - flag once
  min_delete_depth hsl 1 http_dav - number once
  mirror hsl 1 http_mirror 1.13.4
  mirror_request_body hsl 1 http_mirror 1.13.4 flag once
  modern_browser hsl 1-2 http_browser -
  modern_browser_value hsl 1 http_browser -
  mp4 l 0 http_mp4 1.0.7
  mp4_buffer_size hsl 1 http_mp4 1.0.7 size once
  mp4_max_buffer_size hsl 1 http_mp4 1.0.7 size once
  mp4_start_key_frame hsl 1 http_mp4 1.21.4 flag once
  msie_padding hsl 1 http_core - flag once
  msie_refresh hsl 1 http_core - flag once
  multi_accept e 1 event_core - flag once
  open_file_cache hsl 1-2 http_core - once
  open_file_cache_errors hsl 1 http_core - flag once
  open_file_cache_events hsl 1 http_core - flag once
  open_file_cache_min_uses hsl 1 http_core - number once
  open_file_cache_valid hsl 1 http_core - sec once
  open_log_file_cache hsl 1-4 http_log - once
  open_log_file_cache tr 1-4 stream_log 1.11.4 once
  output_buffers hsl 2 http_copy_filter - buffers once
  override_charset hsli 1 http_charset_filter - flag once
  pass r 1 stream_pass 1.25.5 once
  pcre_jit m 1 regex 1.1.12 flag once
  perl lx 1 http_perl -
  perl_modules h 1 http_perl - list
  perl_require h 1 http_perl - list
  perl_set h 2 http_perl -
  pid m 1 core - text once
  pop3_auth ab 1+ mail_pop3 - mask:plain|apop|cram-md5|external
  pop3_capabilities ab 1+ mail_pop3 -
  port_in_redirect hsl 1 http_core - flag once
  post_acceptex e 1 iocp - number once
  post_action hsli 1 http_core - text once
  postpone_gzipping hsl 1 http_gzip_filter - size once
  postpone_output hsl 1 http_core - size once
  preread_buffer_size tr 1 stream_core 1.11.5 size once
  preread_timeout tr 1 stream_core 1.11.5 msec once
  protocol b 1 mail_core -
  proxy ab 1 mail_proxy - flag once
  proxy_bind hsl 1-2 http_proxy - once
  proxy_bind tr 1-2 stream_proxy 1.9.2 once
  proxy_buffer ab 1 mail_proxy - size once
  proxy_buffer_size hsl 1 http_proxy - size once
  proxy_buffer_size tr 1 stream_proxy 1.9.4 size once
  proxy_buffering hsl 1 http_proxy - flag once
  proxy_buffers hsl 2 http_proxy - buffers once
  proxy_busy_buffers_size hsl 1 http_proxy - size once
  proxy_cache hsl 1 http_proxy - once
  proxy_cache_background_update hsl 1 http_proxy 1.11.10 flag once
  proxy_cache_bypass hsl 1+ http_proxy - predicate
  proxy_cache_convert_head hsl 1 http_proxy 1.9.7 flag once
  proxy_cache_key hsl 1 http_proxy - once
  proxy_cache_lock hsl 1 http_proxy 1.1.12 flag once
  proxy_cache_lock_age hsl 1 http_proxy 1.7.8 msec once
  proxy_cache_lock_timeout hsl 1 http_proxy 1.1.12 msec once
  proxy_cache_max_range_offset hsl 1 http_proxy 1.11.6 offset once
  proxy_cache_methods hsl 1+ http_proxy - mask:GET|HEAD|POST
  proxy_cache_min_uses hsl 1 http_proxy - number once
  proxy_cache_path h 2+ http_proxy - cache_path
  proxy_cache_revalidate hsl 1 http_proxy 1.5.7 flag once
  proxy_cache_use_stale hsl 1+ http_proxy - mask:error|timeout|invalid_header|non_idempotent|http_500|http_502|http_503|http_504|http_403|http_404|http_429|updating|off
  proxy_cache_valid hsl 1+ http_proxy - cache_valid
  proxy_connect_timeout hsl 1 http_proxy - msec once
  proxy_connect_timeout tr 1 stream_proxy 1.9.0 msec once
  proxy_cookie_domain hsl 1-2 http_proxy 1.1.15
  proxy_cookie_flags hsl 1-4 http_proxy 1.19.3
  proxy_cookie_path hsl 1-2 http_proxy 1.1.15
  proxy_download_rate tr 1 stream_proxy 1.9.3 template once
  proxy_downstream_buffer tr 1 stream_proxy 1.9.0 obsolete=proxy_buffer_size size once
  proxy_force_ranges hsl 1 http_proxy 1.7.7 flag once
  proxy_half_close tr 1 stream_proxy 1.21.4 flag once
  proxy_headers_hash_bucket_size hsl 1 http_proxy - number once
  proxy_headers_hash_max_size hsl 1 http_proxy - number once
  proxy_hide_header hsl 1 http_proxy - list
  proxy_http_version hsl 1 http_proxy 1.1.4 enum:1.0|1.1|2 once
  proxy_ignore_client_abort hsl 1 http_proxy - flag once
  proxy_ignore_headers hsl 1+ http_proxy - mask:X-Accel-Redirect|X-Accel-Expires|X-Accel-Limit-Rate|X-Accel-Buffering|X-Accel-Charset|Expires|Cache-Control|Set-Cookie|Vary
  proxy_intercept_errors hsl 1 http_proxy - flag once
  proxy_limit_rate hsl 1 http_proxy 1.7.7 template once
  proxy_max_temp_file_size hsl 1 http_proxy - size once
  proxy_method hsl 1 http_proxy - template once
  proxy_next_upstream hsl 1+ http_proxy - mask:error|timeout|invalid_header|non_idempotent|http_500|http_502|http_503|http_504|http_403|http_404|http_429|updating|off
  proxy_next_upstream tr 1 stream_proxy 1.9.0 flag once
  proxy_next_upstream_timeout hsl 1 http_proxy 1.7.5 msec once
  proxy_next_upstream_timeout tr 1 stream_proxy 1.9.0 msec once
  proxy_next_upstream_tries hsl 1 http_proxy 1.7.5 number once
  proxy_next_upstream_tries tr 1 stream_proxy 1.9.0 number once
  proxy_no_cache hsl 1+ http_proxy - predicate
  proxy_pass lix 1 http_proxy - once
  proxy_pass r 1 stream_proxy 1.9.0 once
  proxy_pass_error_message ab 1 mail_proxy - flag once
  proxy_pass_header hsl 1 http_proxy - list
  proxy_pass_request_body hsl 1 http_proxy - flag once
  proxy_pass_request_headers hsl 1 http_proxy - flag once
  proxy_pass_trailers hsl 1 http_proxy 1.27.2 flag once
  proxy_protocol ab 1 mail_proxy 1.19.8 enum:off|on|v2 once
  proxy_protocol tr 1 stream_proxy 1.9.2 enum:off|on|v2 once
  proxy_protocol_timeout tr 1 stream_core 1.11.4 msec once
  proxy_read_timeout hsl 1 http_proxy - msec once
  proxy_redirect hsl 1-2 http_proxy -
  proxy_request_buffering hsl 1 http_proxy 1.7.11 flag once
  proxy_requests tr 1 stream_proxy 1.15.7 number once
  proxy_responses tr 1 stream_proxy 1.9.13 number once
  proxy_send_lowat hsl 1 http_proxy - size once
  proxy_send_timeout hsl 1 http_proxy - msec once
  proxy_set_body hsl 1 http_proxy - text once
  proxy_set_header hsl 2 http_proxy - pairs
  proxy_smtp_auth ab 1 mail_proxy 1.19.4 flag once
  proxy_socket_keepalive hsl 1 http_proxy 1.15.6 flag once
  proxy_socket_keepalive tr 1 stream_proxy 1.15.6 flag once
  proxy_socket_rcvbuf hsl 1 http_proxy 1.31.3 size once
  proxy_socket_rcvbuf tr 1 stream_proxy 1.31.3 size once
  proxy_socket_sndbuf hsl 1 http_proxy 1.31.3 size once
  proxy_socket_sndbuf tr 1 stream_proxy 1.31.3 size once
  proxy_ssl tr 1 stream_proxy 1.9.0 flag once
  proxy_ssl_alpn tr 1+ stream_proxy 1.31.0 once
  proxy_ssl_certificate hsl 1 http_proxy 1.7.8 template once
  proxy_ssl_certificate tr 1 stream_proxy 1.9.0 template once
  proxy_ssl_certificate_cache hsl 1-3 http_proxy 1.27.4 once
  proxy_ssl_certificate_cache tr 1-3 stream_proxy 1.27.4 once
  proxy_ssl_certificate_key hsl 1 http_proxy 1.7.8 template once
  proxy_ssl_certificate_key tr 1 stream_proxy 1.9.0 template once
  proxy_ssl_ciphers hsl 1 http_proxy 1.5.6 text once
  proxy_ssl_ciphers tr 1 stream_proxy 1.9.0 text once
  proxy_ssl_conf_command hsl 2 http_proxy 1.19.4 pairs
  proxy_ssl_conf_command tr 2 stream_proxy 1.19.4 pairs
  proxy_ssl_crl hsl 1 http_proxy 1.7.0 text once
  proxy_ssl_crl tr 1 stream_proxy 1.9.0 text once
  proxy_ssl_name hsl 1 http_proxy 1.7.0 template once
  proxy_ssl_name tr 1 stream_proxy 1.9.0 template once
  proxy_ssl_password_file hsl 1 http_proxy 1.7.8 once
  proxy_ssl_password_file tr 1 stream_proxy 1.9.0 once
  proxy_ssl_protocols hsl 1+ http_proxy 1.5.6 mask:SSLv2|SSLv3|TLSv1|TLSv1.1|TLSv1.2|TLSv1.3
  proxy_ssl_protocols tr 1+ stream_proxy 1.9.0 mask:SSLv2|SSLv3|TLSv1|TLSv1.1|TLSv1.2|TLSv1.3
  proxy_ssl_server_name hsl 1 http_proxy 1.7.0 flag once
  proxy_ssl_server_name tr 1 stream_proxy 1.9.0 flag once
  proxy_ssl_session_reuse hsl 1 http_proxy - flag once
  proxy_ssl_session_reuse tr 1 stream_proxy 1.9.0 flag once
  proxy_ssl_trusted_certificate hsl 1 http_proxy 1.7.0 text once
  proxy_ssl_trusted_certificate tr 1 stream_proxy 1.9.0 text once
  proxy_ssl_verify hsl 1 http_proxy 1.7.0 flag once
  proxy_ssl_verify tr 1 stream_proxy 1.9.0 flag once
  proxy_ssl_verify_depth hsl 1 http_proxy 1.7.0 number once
  proxy_ssl_verify_depth tr 1 stream_proxy 1.9.0 number once
  proxy_store hsl 1 http_proxy - once
  proxy_store_access hsl 1-3 http_proxy - access once
  proxy_temp_file_write_size hsl 1 http_proxy - size once
  proxy_temp_path hsl 1-4 http_proxy - path once
  proxy_timeout ab 1 mail_proxy - msec once
  proxy_timeout tr 1 stream_proxy 1.9.0 msec once
  proxy_upload_rate tr 1 stream_proxy 1.9.3 template once
  proxy_upstream_buffer tr 1 stream_proxy 1.9.0 obsolete=proxy_buffer_size size once
  quic_active_connection_id_limit hs 1 http_v3 1.25.0 number once
  quic_bpf m 1 quic_bpf 1.25.0 flag once
  quic_gso hs 1 http_v3 1.25.0 flag once
  quic_host_key hs 1 http_v3 1.25.0 once
  quic_retry hs 1 http_v3 1.25.0 flag once
  random u 0-2 http_upstream_random 1.15.1
  random p 0-2 stream_upstream_random 1.15.1
  random_index l 1 http_random_index - flag once
  read_ahead hsl 1 http_core - size once
  real_ip_header hsl 1 http_realip - once
  real_ip_recursive hsl 1 http_realip 1.2.2 flag once
  recursive_error_pages hsl 1 http_core - flag once
  referer_hash_bucket_size sl 1 http_referer 1.0.5 number once
  referer_hash_max_size sl 1 http_referer 1.0.5 number once
  request_pool_size hs 1 http_core - size once
  reset_timedout_connection hsl 1 http_core - flag once
  resolver hsl 1+ http_core - once
  resolver u 1+ http_upstream 1.27.3 once
  resolver ab 1+ mail_core - once
  resolver tr 1+ stream_core 1.11.3 once
  resolver p 1+ stream_upstream 1.27.3 once
  resolver_timeout hsl 1 http_core - msec once
  resolver_timeout u 1 http_upstream 1.27.3 msec once
  resolver_timeout ab 1 mail_core - msec once
  resolver_timeout tr 1 stream_core 1.11.3 msec once
  resolver_timeout p 1 stream_upstream 1.27.3 msec once
  return slji 1-2 http_rewrite -
  return r 1 stream_return 1.11.2 once
  rewrite slji 2-3 http_rewrite -
  rewrite_log hslji 1 http_rewrite - flag once
  root hsli 1 http_core - once
  satisfy hsl 1 http_core - enum:all|any once
  scgi_bind hsl 1-2 http_scgi - once
  scgi_buffer_size hsl 1 http_scgi - size once
  scgi_buffering hsl 1 http_scgi 1.0.9 flag once
  scgi_buffers hsl 2 http_scgi - buffers once
  scgi_busy_buffers_size hsl 1 http_scgi - size once
  scgi_cache hsl 1 http_scgi - once
  scgi_cache_background_update hsl 1 http_scgi 1.11.10 flag once
  scgi_cache_bypass hsl 1+ http_scgi - predicate
  scgi_cache_key hsl 1 http_scgi - once
  scgi_cache_lock hsl 1 http_scgi 1.1.12 flag once
  scgi_cache_lock_age hsl 1 http_scgi 1.7.8 msec once
  scgi_cache_lock_timeout hsl 1 http_scgi 1.1.12 msec once
  scgi_cache_max_range_offset hsl 1 http_scgi 1.11.6 offset once
  scgi_cache_methods hsl 1+ http_scgi - mask:GET|HEAD|POST
  scgi_cache_min_uses hsl 1 http_scgi - number once
  scgi_cache_path h 2+ http_scgi - cache_path
  scgi_cache_revalidate hsl 1 http_scgi 1.5.7 flag once
  scgi_cache_use_stale hsl 1+ http_scgi - mask:error|timeout|invalid_header|non_idempotent|http_500|http_503|http_403|http_404|http_429|updating|off
  scgi_cache_valid hsl 1+ http_scgi - cache_valid
  scgi_connect_timeout hsl 1 http_scgi - msec once
  scgi_force_ranges hsl 1 http_scgi 1.7.7 flag once
  scgi_hide_header hsl 1 http_scgi - list
  scgi_ignore_client_abort hsl 1 http_scgi - flag once
  scgi_ignore_headers hsl 1+ http_scgi - mask:X-Accel-Redirect|X-Accel-Expires|X-Accel-Limit-Rate|X-Accel-Buffering|X-Accel-Charset|Expires|Cache-Control|Set-Cookie|Vary
  scgi_intercept_errors hsl 1 http_scgi - flag once
  scgi_limit_rate hsl 1 http_scgi 1.7.7 template once
  scgi_max_temp_file_size hsl 1 http_scgi - size once
  scgi_next_upstream hsl 1+ http_scgi - mask:error|timeout|invalid_header|non_idempotent|http_500|http_503|http_403|http_404|http_429|updating|off
  scgi_next_upstream_timeout hsl 1 http_scgi 1.7.5 msec once
  scgi_next_upstream_tries hsl 1 http_scgi 1.7.5 number once
  scgi_no_cache hsl 1+ http_scgi - predicate
  scgi_param hsl 2-3 http_scgi - param
  scgi_pass li 1 http_scgi - once
  scgi_pass_header hsl 1 http_scgi - list
  scgi_pass_request_body hsl 1 http_scgi - flag once
  scgi_pass_request_headers hsl 1 http_scgi - flag once
  scgi_read_timeout hsl 1 http_scgi - msec once
  scgi_request_buffering hsl 1 http_scgi 1.7.11 flag once
  scgi_send_timeout hsl 1 http_scgi - msec once
  scgi_socket_keepalive hsl 1 http_scgi 1.15.6 flag once
  scgi_socket_rcvbuf hsl 1 http_scgi 1.31.3 size once
  scgi_socket_sndbuf hsl 1 http_scgi 1.31.3 size once
  scgi_store hsl 1 http_scgi - once
  scgi_store_access hsl 1-3 http_scgi - access once
  scgi_temp_file_write_size hsl 1 http_scgi - size once
  scgi_temp_path hsl 1-4 http_scgi - path once
  secure_link hsl 1 http_secure_link - template once
  secure_link_md5 hsl 1 http_secure_link - template once
  secure_link_secret hsl 1 http_secure_link - text once
  send_lowat hsl 1 http_core - size once
  send_timeout hsl 1 http_core - msec once
  sendfile hsli 1 http_core - flag once
  sendfile_max_chunk hsl 1 http_core - size once
  server h 0 http_core - block
  server u 1+ http_upstream -
  server a 0 mail_core - block
  server t 0 stream_core 1.9.0 block
  server p 1+ stream_upstream 1.9.0
  server_name s 1+ http_core -
  server_name ab 1 mail_core - text once
  server_name r 1+ stream_core 1.25.5
  server_name_in_redirect hsl 1 http_core - flag once
  server_names_hash_bucket_size h 1 http_core - number once
  server_names_hash_bucket_size t 1 stream_core 1.25.5 number once
  server_names_hash_max_size h 1 http_core - number once
  server_names_hash_max_size t 1 stream_core 1.25.5 number once
  server_tokens hsl 1 http_core - enum:off|on|build once
  set slji 2 http_rewrite -
  set r 2 stream_set 1.19.3
  set_real_ip_from hsl 1 http_realip -
  set_real_ip_from ab 1 mail_realip 1.19.8
  set_real_ip_from tr 1 stream_realip 1.11.4
  slice hsl 1 http_slice_filter 1.9.8 size once
  smtp_auth ab 1+ mail_smtp - mask:plain|login|cram-md5|external|none
  smtp_capabilities ab 1+ mail_smtp -
  smtp_client_buffer ab 1 mail_smtp - size once
  smtp_greeting_delay ab 1 mail_smtp - msec once
  source_charset hsli 1 http_charset_filter - once
  split_clients h 2 http_split_clients - block
  split_clients t 2 stream_split_clients 1.11.3 block
  ssi hsli 1 http_ssi_filter - flag once
  ssi_ignore_recycled_buffers hsl 1 http_ssi_filter - flag once
  ssi_last_modified hsl 1 http_ssi_filter 1.5.1 flag once
  ssi_min_file_chunk hsl 1 http_ssi_filter - size once
  ssi_silent_errors hsl 1 http_ssi_filter - flag once
  ssi_types hsl 1+ http_ssi_filter - types
  ssi_value_length hsl 1 http_ssi_filter - size once
  ssl_alpn tr 1+ stream_ssl 1.21.4 once
  ssl_buffer_size hs 1 http_ssl 1.5.9 size once
  ssl_certificate hs 1 http_ssl - list
  ssl_certificate ab 1 mail_ssl - list
  ssl_certificate tr 1 stream_ssl 1.9.0 list
  ssl_certificate_cache hs 1-3 http_ssl 1.27.4 once
  ssl_certificate_cache tr 1-3 stream_ssl 1.27.4 once
  ssl_certificate_compression hs 1 http_ssl 1.29.1 flag once
  ssl_certificate_compression ab 1 mail_ssl 1.29.1 flag once
  ssl_certificate_compression tr 1 stream_ssl 1.29.1 flag once
  ssl_certificate_key hs 1 http_ssl - list
  ssl_certificate_key ab 1 mail_ssl - list
  ssl_certificate_key tr 1 stream_ssl 1.9.0 list
  ssl_ciphers hs 1 http_ssl - text once
  ssl_ciphers ab 1 mail_ssl - text once
  ssl_ciphers tr 1 stream_ssl 1.9.0 text once
  ssl_client_certificate hs 1 http_ssl - text once
  ssl_client_certificate ab 1 mail_ssl 1.7.11 text once
  ssl_client_certificate tr 1 stream_ssl 1.11.8 text once
  ssl_conf_command hs 2 http_ssl 1.19.4 pairs
  ssl_conf_command ab 2 mail_ssl 1.19.4 pairs
  ssl_conf_command tr 2 stream_ssl 1.19.4 pairs
  ssl_crl hs 1 http_ssl - text once
  ssl_crl ab 1 mail_ssl 1.7.11 text once
  ssl_crl tr 1 stream_ssl 1.11.8 text once
  ssl_dhparam hs 1 http_ssl - text once
  ssl_dhparam ab 1 mail_ssl - text once
  ssl_dhparam tr 1 stream_ssl 1.9.0 text once
  ssl_early_data hs 1 http_ssl 1.15.3 flag once
  ssl_ecdh_curve hs 1 http_ssl 1.0.6 text once
  ssl_ecdh_curve ab 1 mail_ssl 1.0.6 text once
  ssl_ecdh_curve tr 1 stream_ssl 1.9.0 text once
  ssl_ech_file hs 1 http_ssl 1.29.4 list
  ssl_ech_file tr 1 stream_ssl 1.29.4 list
  ssl_engine m 1 openssl - once
  ssl_handshake_timeout tr 1 stream_ssl 1.9.0 msec once
  ssl_object_cache_inheritable m 1 openssl_cache 1.27.4 flag once
  ssl_ocsp hs 1 http_ssl 1.19.0 enum:off|on|leaf once
  ssl_ocsp tr 1 stream_ssl 1.27.2 enum:off|on|leaf once
  ssl_ocsp_cache hs 1 http_ssl 1.19.0 once
  ssl_ocsp_cache tr 1 stream_ssl 1.27.2 once
  ssl_ocsp_responder hs 1 http_ssl 1.19.0 text once
  ssl_ocsp_responder tr 1 stream_ssl 1.27.2 text once
  ssl_password_file hs 1 http_ssl 1.7.3 once
  ssl_password_file ab 1 mail_ssl 1.7.3 once
  ssl_password_file tr 1 stream_ssl 1.9.0 once
  ssl_prefer_server_ciphers hs 1 http_ssl - flag once
  ssl_prefer_server_ciphers ab 1 mail_ssl - flag once
  ssl_prefer_server_ciphers tr 1 stream_ssl 1.9.0 flag once
  ssl_preread tr 1 stream_ssl_preread 1.11.5 flag once
  ssl_protocols hs 1+ http_ssl - mask:SSLv2|SSLv3|TLSv1|TLSv1.1|TLSv1.2|TLSv1.3
  ssl_protocols ab 1+ mail_ssl - mask:SSLv2|SSLv3|TLSv1|TLSv1.1|TLSv1.2|TLSv1.3
  ssl_protocols tr 1+ stream_ssl 1.9.0 mask:SSLv2|SSLv3|TLSv1|TLSv1.1|TLSv1.2|TLSv1.3
  ssl_reject_handshake hs 1 http_ssl 1.19.4 flag once
  ssl_reject_handshake tr 1 stream_ssl 1.25.5 flag once
  ssl_session_cache hs 1-2 http_ssl -
  ssl_session_cache ab 1-2 mail_ssl -
  ssl_session_cache tr 1-2 stream_ssl 1.9.0
  ssl_session_ticket_key hs 1 http_ssl 1.5.7 list
  ssl_session_ticket_key ab 1 mail_ssl 1.5.7 list
  ssl_session_ticket_key tr 1 stream_ssl 1.9.0 list
  ssl_session_tickets hs 1 http_ssl 1.5.9 flag once
  ssl_session_tickets ab 1 mail_ssl 1.5.9 flag once
  ssl_session_tickets tr 1 stream_ssl 1.9.0 flag once
  ssl_session_timeout hs 1 http_ssl - sec once
  ssl_session_timeout ab 1 mail_ssl - sec once
  ssl_session_timeout tr 1 stream_ssl 1.9.0 sec once
  ssl_stapling hs 1 http_ssl 1.3.7 flag once
  ssl_stapling tr 1 stream_ssl 1.27.2 flag once
  ssl_stapling_file hs 1 http_ssl 1.3.7 text once
  ssl_stapling_file tr 1 stream_ssl 1.27.2 text once
  ssl_stapling_responder hs 1 http_ssl 1.3.7 text once
  ssl_stapling_responder tr 1 stream_ssl 1.27.2 text once
  ssl_stapling_verify hs 1 http_ssl 1.3.7 flag once
  ssl_stapling_verify tr 1 stream_ssl 1.27.2 flag once
  ssl_trusted_certificate hs 1 http_ssl 1.3.7 text once
  ssl_trusted_certificate ab 1 mail_ssl 1.7.11 text once
  ssl_trusted_certificate tr 1 stream_ssl 1.11.8 text once
  ssl_verify_client hs 1 http_ssl - enum:off|on|optional|optional_no_ca once
  ssl_verify_client ab 1 mail_ssl 1.7.11 enum:off|on|optional|optional_no_ca once
  ssl_verify_client tr 1 stream_ssl 1.11.8 enum:off|on|optional|optional_no_ca once
  ssl_verify_depth hs 1 http_ssl - number once
  ssl_verify_depth ab 1 mail_ssl 1.7.11 number once
  ssl_verify_depth tr 1 stream_ssl 1.11.8 number once
  starttls ab 1 mail_ssl -
  sticky u 2+ http_upstream_sticky 1.29.6 once
  stream m 0 stream 1.9.0 block once
  stub_status sl 0-1 http_stub_status -
  sub_filter hsl 2 http_sub_filter -
  sub_filter_last_modified hsl 1 http_sub_filter 1.5.1 flag once
  sub_filter_once hsl 1 http_sub_filter - flag once
  sub_filter_types hsl 1+ http_sub_filter - types
  subrequest_output_buffer_size hsl 1 http_core 1.13.10 size once
  tcp_nodelay hsl 1 http_core - flag once
  tcp_nodelay tr 1 stream_core 1.9.4 flag once
  tcp_nopush hsl 1 http_core - flag once
  thread_pool m 2-3 thread_pool 1.7.11
  timeout ab 1 mail_core - msec once
  timer_resolution m 1 core - msec once
  try_files sl 2+ http_try_files - once
  tunnel_bind hsl 1-2 http_tunnel 1.31.0 once
  tunnel_buffer_size hsl 1 http_tunnel 1.31.0 size once
  tunnel_connect_timeout hsl 1 http_tunnel 1.31.0 msec once
  tunnel_next_upstream hsl 1+ http_tunnel 1.31.0 mask:error|timeout|off
  tunnel_next_upstream_timeout hsl 1 http_tunnel 1.31.0 msec once
  tunnel_next_upstream_tries hsl 1 http_tunnel 1.31.0 number once
  tunnel_pass sli 0-1 http_tunnel 1.31.0 once
  tunnel_read_timeout hsl 1 http_tunnel 1.31.0 msec once
  tunnel_send_lowat hsl 1 http_tunnel 1.31.0 size once
  tunnel_send_timeout hsl 1 http_tunnel 1.31.0 msec once
  tunnel_socket_keepalive hsl 1 http_tunnel 1.31.0 flag once
  tunnel_socket_rcvbuf hsl 1 http_tunnel 1.31.3 size once
  tunnel_socket_sndbuf hsl 1 http_tunnel 1.31.3 size once
  types hsl 0 http_core - block
  types_hash_bucket_size hsl 1 http_core - number once
  types_hash_max_size hsl 1 http_core - number once
  underscores_in_headers hs 1 http_core - flag once
  uninitialized_variable_warn hslji 1 http_rewrite - flag once
  upstream h 1 http_upstream - block
  upstream t 1 stream_upstream 1.9.0 block
  use e 1 event_core - once
  user m 1-2 core - once
  userid hsl 1 http_userid_filter - enum:off|log|v1|on once
  userid_domain hsl 1 http_userid_filter - text once
  userid_expires hsl 1 http_userid_filter - once
  userid_flags hsl 1-3 http_userid_filter 1.19.3 mask:off|secure|httponly|samesite=strict|samesite=lax|samesite=none
  userid_mark hsl 1 http_userid_filter - once
  userid_name hsl 1 http_userid_filter - text once
  userid_p3p hsl 1 http_userid_filter - text once
  userid_path hsl 1 http_userid_filter - text once
  userid_service hsl 1 http_userid_filter - number once
  uwsgi_bind hsl 1-2 http_uwsgi - once
  uwsgi_buffer_size hsl 1 http_uwsgi - size once
  uwsgi_buffering hsl 1 http_uwsgi 1.0.9 flag once
  uwsgi_buffers hsl 2 http_uwsgi - buffers once
  uwsgi_busy_buffers_size hsl 1 http_uwsgi - size once
  uwsgi_cache hsl 1 http_uwsgi - once
  uwsgi_cache_background_update hsl 1 http_uwsgi 1.11.10 once
  uwsgi_cache_bypass hsl 1+ http_uwsgi - predicate
  uwsgi_cache_key hsl 1 http_uwsgi - once
  uwsgi_cache_lock hsl 1 http_uwsgi 1.1.12 flag once
  uwsgi_cache_lock_age hsl 1 http_uwsgi 1.7.8 msec once
  uwsgi_cache_lock_timeout hsl 1 http_uwsgi 1.1.12 msec once
  uwsgi_cache_max_range_offset hsl 1 http_uwsgi 1.11.6 offset once
  uwsgi_cache_methods hsl 1+ http_uwsgi - mask:GET|HEAD|POST
  uwsgi_cache_min_uses hsl 1 http_uwsgi - number once
  uwsgi_cache_path h 2+ http_uwsgi - cache_path
  uwsgi_cache_revalidate hsl 1 http_uwsgi 1.5.7 flag once
  uwsgi_cache_use_stale hsl 1+ http_uwsgi - mask:error|timeout|invalid_header|non_idempotent|http_500|http_503|http_403|http_404|http_429|updating|off
  uwsgi_cache_valid hsl 1+ http_uwsgi - cache_valid
  uwsgi_connect_timeout hsl 1 http_uwsgi - msec once
  uwsgi_force_ranges hsl 1 http_uwsgi 1.7.7 flag once
  uwsgi_hide_header hsl 1 http_uwsgi - list
  uwsgi_ignore_client_abort hsl 1 http_uwsgi - flag once
  uwsgi_ignore_headers hsl 1+ http_uwsgi - mask:X-Accel-Redirect|X-Accel-Expires|X-Accel-Limit-Rate|X-Accel-Buffering|X-Accel-Charset|Expires|Cache-Control|Set-Cookie|Vary
  uwsgi_intercept_errors hsl 1 http_uwsgi - flag once
  uwsgi_limit_rate hsl 1 http_uwsgi 1.7.7 template once
  uwsgi_max_temp_file_size hsl 1 http_uwsgi - size once
  uwsgi_modifier1 hsl 1 http_uwsgi - number:0..255 once
  uwsgi_modifier2 hsl 1 http_uwsgi - number:0..255 once
  uwsgi_next_upstream hsl 1+ http_uwsgi - mask:error|timeout|invalid_header|non_idempotent|http_500|http_503|http_403|http_404|http_429|updating|off
  uwsgi_next_upstream_timeout hsl 1 http_uwsgi 1.7.5 msec once
  uwsgi_next_upstream_tries hsl 1 http_uwsgi 1.7.5 number once
  uwsgi_no_cache hsl 1+ http_uwsgi - predicate
  uwsgi_param hsl 2-3 http_uwsgi - param
  uwsgi_pass li 1 http_uwsgi - once
  uwsgi_pass_header hsl 1 http_uwsgi - list
  uwsgi_pass_request_body hsl 1 http_uwsgi - flag once
  uwsgi_pass_request_headers hsl 1 http_uwsgi - flag once
  uwsgi_read_timeout hsl 1 http_uwsgi - msec once
  uwsgi_request_buffering hsl 1 http_uwsgi 1.7.11 flag once
  uwsgi_send_timeout hsl 1 http_uwsgi - msec once
  uwsgi_socket_keepalive hsl 1 http_uwsgi 1.15.6 flag once
  uwsgi_socket_rcvbuf hsl 1 http_uwsgi 1.31.3 size once
  uwsgi_socket_sndbuf hsl 1 http_uwsgi 1.31.3 size once
  uwsgi_ssl_certificate hsl 1 http_uwsgi 1.7.8 template once
  uwsgi_ssl_certificate_cache hsl 1-3 http_uwsgi 1.27.4 once
  uwsgi_ssl_certificate_key hsl 1 http_uwsgi 1.7.8 template once
  uwsgi_ssl_ciphers hsl 1 http_uwsgi 1.5.8 text once
  uwsgi_ssl_conf_command hsl 2 http_uwsgi 1.19.4 pairs
  uwsgi_ssl_crl hsl 1 http_uwsgi 1.7.0 text once
  uwsgi_ssl_name hsl 1 http_uwsgi 1.7.0 template once
  uwsgi_ssl_password_file hsl 1 http_uwsgi 1.7.8 once
  uwsgi_ssl_protocols hsl 1+ http_uwsgi 1.5.8 mask:SSLv2|SSLv3|TLSv1|TLSv1.1|TLSv1.2|TLSv1.3
  uwsgi_ssl_server_name hsl 1 http_uwsgi 1.7.0 flag once
  uwsgi_ssl_session_reuse hsl 1 http_uwsgi 1.5.8 flag once
  uwsgi_ssl_trusted_certificate hsl 1 http_uwsgi 1.7.0 text once
  uwsgi_ssl_verify hsl 1 http_uwsgi 1.7.0 flag once
  uwsgi_ssl_verify_depth hsl 1 http_uwsgi 1.7.0 number once
  uwsgi_store hsl 1 http_uwsgi - once
  uwsgi_store_access hsl 1-3 http_uwsgi - access once
  uwsgi_string hsl 1 http_uwsgi - text once
  uwsgi_temp_file_write_size hsl 1 http_uwsgi - size once
  uwsgi_temp_path hsl 1-4 http_uwsgi - path once
  valid_referers sl 1+ http_referer -
  variables_hash_bucket_size h 1 http_core - number once
  variables_hash_bucket_size t 1 stream_core 1.11.2 number once
  variables_hash_max_size h 1 http_core - number once
  variables_hash_max_size t 1 stream_core 1.11.2 number once
  worker_aio_requests e 1 epoll 1.0.7 number once
  worker_connections e 1 event_core - once
  worker_cpu_affinity m 1+ core - once
  worker_priority m 1 core - once
  worker_processes m 1 core - once
  worker_rlimit_core m 1 core - offset once
  worker_rlimit_nofile m 1 core - number once
  worker_shutdown_timeout m 1 core 1.11.11 msec once
  working_directory m 1 core - text once
  xclient ab 1 mail_proxy - flag once
  xml_entities hsl 1 http_xslt_filter - once
  xml_external_entities hsl 1 http_xslt_filter 1.31.3 flag once
  xslt_last_modified hsl 1 http_xslt_filter 1.5.1 flag once
  xslt_param hsl 2 http_xslt_filter 1.1.18
  xslt_string_param hsl 2 http_xslt_filter 1.1.18
  xslt_stylesheet l 1+ http_xslt_filter -
  xslt_types hsl 1+ http_xslt_filter - types
  zone u 1-2 http_upstream_zone 1.9.0
  zone p 1-2 stream_upstream_zone 1.9.0
  """
